/* Stands in for a Windows library that wine lacks and Qt loads. Only the tests use it: it must
   never be handed on. Each function says that it cannot do what is asked. */

typedef int UErrorCode;
#define UNSUPPORTED 4
#define EXPORT __declspec(dllexport)

EXPORT void *ucnv_open(const char *name, UErrorCode *error) { *error = UNSUPPORTED; return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(const void *converter) { return 0; }
EXPORT const char *ucnv_getName(const void *converter, UErrorCode *error) { *error = UNSUPPORTED; return 0; }
EXPORT void ucnv_getToUCallBack(const void *converter, void **action, const void **context) {}
EXPORT void ucnv_getFromUCallBack(const void *converter, void **action, const void **context) {}
EXPORT void ucnv_setToUCallBack(void *c, void *a, const void *x, void **oa, const void **ox, UErrorCode *error) { *error = UNSUPPORTED; }
EXPORT void ucnv_setFromUCallBack(void *c, void *a, const void *x, void **oa, const void **ox, UErrorCode *error) { *error = UNSUPPORTED; }
EXPORT void ucnv_toUnicode(void *c, void **t, const void *tl, const char **s, const char *sl, int *o, signed char f, UErrorCode *error) { *error = UNSUPPORTED; }
EXPORT void ucnv_fromUnicode(void *c, char **t, const char *tl, const void **s, const void *sl, int *o, signed char f, UErrorCode *error) { *error = UNSUPPORTED; }
EXPORT void ucnv_cbToUWriteUChars(void *a, const void *s, int n, int o, UErrorCode *error) { *error = UNSUPPORTED; }
EXPORT void ucnv_cbFromUWriteUChars(void *a, const void **s, const void *l, int o, UErrorCode *error) { *error = UNSUPPORTED; }
EXPORT int ucnv_toUCountPending(const void *converter, UErrorCode *error) { *error = UNSUPPORTED; return 0; }
EXPORT int ucnv_fromUCountPending(const void *converter, UErrorCode *error) { *error = UNSUPPORTED; return 0; }
EXPORT const char *ucnv_getStandardName(const char *n, const char *s, UErrorCode *error) { *error = UNSUPPORTED; return 0; }
EXPORT const char *ucnv_getAvailableName(int index) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
