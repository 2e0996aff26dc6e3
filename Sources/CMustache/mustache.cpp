#include "CMustache.h"

#include <kainjow/mustache.hpp>
#include <stdexcept>

using kainjow::mustache::data;

struct nbrun_mustache {
  kainjow::mustache::mustache parsed;
  std::string error;
};

struct nbrun_mustache_value {
  data held;
};

nbrun_mustache *nbrun_mustache_parse(const char *bytes, size_t count, nbrun_mustache_escape escape) {
  const std::string text(bytes, count);
  try {
    auto *result = new nbrun_mustache{kainjow::mustache::mustache(text), ""};
    result->error = result->parsed.error_message();
    result->parsed.set_custom_escape([escape](const std::string &text) {
      std::string escaped;
      escape(
        text.data(), text.size(),
        [](void *context, const char *bytes, size_t count) {
          static_cast<std::string *>(context)->append(bytes, count);
        },
        &escaped);
      return escaped;
    });
    return result;
  } catch (const std::out_of_range &) {
    // It looks behind the end of a text that ends within a tag.
    return new nbrun_mustache{
      kainjow::mustache::mustache(std::string()), "Unclosed tag at " + std::to_string(count)};
  }
}

const char *nbrun_mustache_error(const nbrun_mustache *template_) {
  return template_->error.empty() ? nullptr : template_->error.c_str();
}

void nbrun_mustache_render(
  nbrun_mustache *template_, const nbrun_mustache_value *values, nbrun_mustache_sink sink, void *context) {
  template_->parsed.render(values->held, [sink, context](const std::string &part) {
    sink(context, part.data(), part.size());
  });
}

void nbrun_mustache_free(nbrun_mustache *template_) { delete template_; }

nbrun_mustache_value *nbrun_mustache_text(const char *bytes, size_t count) {
  return new nbrun_mustache_value{data(std::string(bytes, count))};
}

nbrun_mustache_value *nbrun_mustache_flag(int is_so) {
  return new nbrun_mustache_value{data(is_so ? data::type::bool_true : data::type::bool_false)};
}

nbrun_mustache_value *nbrun_mustache_list() { return new nbrun_mustache_value{data(data::type::list)}; }

nbrun_mustache_value *nbrun_mustache_mapping() { return new nbrun_mustache_value{data(data::type::object)}; }

void nbrun_mustache_append(nbrun_mustache_value *list, nbrun_mustache_value *element) {
  list->held.push_back(std::move(element->held));
  delete element;
}

void nbrun_mustache_set(nbrun_mustache_value *mapping, const char *name, nbrun_mustache_value *value) {
  mapping->held.set(name, std::move(value->held));
  delete value;
}

void nbrun_mustache_value_free(nbrun_mustache_value *value) { delete value; }
