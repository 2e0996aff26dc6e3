#include <zlib.h>

/// Begins to decompress the deflate format without a header around it, as ZIP archives hold it. The macro
/// of zlib is none that Swift can see.
static inline int nbrun_begin_raw_inflate(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}
