// PCRE2 names its 8-bit functions through this macro; constants that are macros are given as values below.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
