#ifndef NBRUN_C_MUSTACHE_H
#define NBRUN_C_MUSTACHE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A template of mustache, as the library of kainjow reads it.
typedef struct nbrun_mustache nbrun_mustache;

/// What a template is given: a text, whether something is so, a list, or values by names.
typedef struct nbrun_mustache_value nbrun_mustache_value;

/// Takes a text: all of it, or the next part.
typedef void (*nbrun_mustache_sink)(void *context, const char *bytes, size_t count);

/// Hands a text with what means something in HTML replaced to `sink`.
typedef void (*nbrun_mustache_escape)(const char *bytes, size_t count, nbrun_mustache_sink sink, void *context);

/// Reads a template. Whether it is one tells `nbrun_mustache_error`.
nbrun_mustache *nbrun_mustache_parse(const char *bytes, size_t count, nbrun_mustache_escape escape);

/// What is wrong with a template, in the library's words, which end with the offset of the byte; null where
/// nothing is. Lives as long as the template.
const char *nbrun_mustache_error(const nbrun_mustache *);

/// Fills a template. Not to be called for the same template at the same time.
void nbrun_mustache_render(
  nbrun_mustache *, const nbrun_mustache_value *values, nbrun_mustache_sink sink, void *context);

void nbrun_mustache_free(nbrun_mustache *);

nbrun_mustache_value *nbrun_mustache_text(const char *bytes, size_t count);
nbrun_mustache_value *nbrun_mustache_flag(int is_so);
nbrun_mustache_value *nbrun_mustache_list(void);
nbrun_mustache_value *nbrun_mustache_mapping(void);

/// Adds an element to a list, and frees it.
void nbrun_mustache_append(nbrun_mustache_value *list, nbrun_mustache_value *element);

/// Gives a mapping a value by a name, and frees the value.
void nbrun_mustache_set(nbrun_mustache_value *mapping, const char *name, nbrun_mustache_value *value);

void nbrun_mustache_value_free(nbrun_mustache_value *);

#ifdef __cplusplus
}
#endif

#endif
