// libxml2's headers bring in ICU's where it was built with ICU, and those clash with the ICU inside Foundation. Nothing
// here looks into a character encoding handler, the only structure that differs.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/HTMLparser.h>
