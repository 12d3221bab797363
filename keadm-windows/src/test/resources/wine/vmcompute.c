/* Stands in for vmcompute.dll under Wine, which has none: the one function of it that keadm calls, with its calling convention,
 * its wide strings and an answer that the caller frees. It knows one network at most.
 *
 * x86_64-w64-mingw32-gcc -shared -o vmcompute.dll vmcompute.c -lole32
 */
#include <windows.h>
#include <objbase.h>
#include <wchar.h>

static const wchar_t *NETWORK = L"{\"ID\":\"4A\",\"Name\":\"k\u00e9adm\",\"Type\":\"NAT\",\"Subnets\":"
    L"[{\"AddressPrefix\":\"172.29.0.0/20\",\"GatewayAddress\":\"172.29.0.1\"}]}";
static int made;

static HRESULT answer(wchar_t **response, const wchar_t *before, const wchar_t *middle, const wchar_t *after) {
    size_t length = wcslen(before) + wcslen(middle) + wcslen(after) + 1;
    *response = CoTaskMemAlloc(length * sizeof(wchar_t));
    wcscpy(*response, before);
    wcscat(*response, middle);
    wcscat(*response, after);
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI HNSCall(
    const wchar_t *method, const wchar_t *path, const wchar_t *request, wchar_t **response) {
    if (!wcscmp(path, L"/broken/")) return HRESULT_FROM_WIN32(ERROR_NOT_FOUND);
    if (!wcscmp(method, L"GET") && !wcscmp(path, L"/networks/"))
        return answer(response, L"{\"Success\":true,\"Output\":[", made ? NETWORK : L"", L"]}");
    if (!wcscmp(method, L"GET") && !wcscmp(path, L"/endpoints/"))
        return answer(response, L"{\"Success\":true,\"Output\":[", L"", L"]}");
    if (!wcscmp(method, L"POST") && !wcscmp(path, L"/networks/")
        && !wcscmp(request, L"{\"Name\":\"k\u00e9adm\",\"Type\":\"nat\"}")) {
        made = 1;
        return answer(response, L"{\"Success\":true,\"Output\":", NETWORK, L"}");
    }
    if (!wcscmp(method, L"DELETE") && !wcscmp(path, L"/networks/4A") && made) {
        made = 0;
        return answer(response, L"{\"Success\":true", L"", L"}");
    }
    return answer(response, L"{\"Success\":false,\"Error\":\"", path, L"\"}");
}
