/* Stands in for containerd.exe in tests under Wine, which the real one does not start on: it has that one's command line
 * as far as keadm uses it, is a service as Windows wants it, and hands what comes over its pipe to a TCP port of this
 * machine, behind which a containerd of Linux answers.
 *
 *   containerd --version
 *   containerd --config FILE config dump
 *   containerd --run-service [--service-name NAME] --config FILE --log-file FILE
 *
 * x86_64-w64-mingw32-gcc -O2 -municode -DPORT=12345 -o containerd.exe containerd.c -lws2_32
 */
#include "pipe.h"
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#ifndef PORT
#error say with -DPORT= where the containerd of Linux is reached
#endif

enum { MOST = 65536, HINT = 5000 };

static SERVICE_STATUS_HANDLE reports;
static DWORD checkpoint;
static HANDLE stopping;
static const wchar_t *config, *logfile, *service = L"containerd";

static void say(const char *text) {
    FILE *log = logfile ? _wfopen(logfile, L"ab") : NULL;
    if (!log) return;
    fprintf(log, "%s\n", text);
    fclose(log);
}

/* ---- configuration -------------------------------------------------------------------------------------------- */

static char *load(const wchar_t *path) {
    FILE *file = _wfopen(path, L"rb");
    if (!file) { fwprintf(stderr, L"containerd: open %ls: no such file\n", path); return NULL; }
    char *text = calloc(1, MOST);
    fread(text, 1, MOST - 1, file);
    fclose(file);
    return text;
}

/* What a real one refuses: a mark before the text, another version, and keys it does not know the writing of. */
static int readable(const char *text) {
    if ((unsigned char) text[0] == 0xEF || text[1] == 0) return 0;
    int line = 0;
    char copy[MOST];
    strcpy(copy, text);
    for (char *at = strtok(copy, "\n"); at; at = strtok(NULL, "\n")) {
        line++;
        while (*at == ' ') at++;
        size_t length = strlen(at);
        while (length && (at[length - 1] == '\r' || at[length - 1] == ' ')) at[--length] = 0;
        if (!length || *at == '#') continue;
        char *equals = strstr(at, " = ");
        if (*at == '[' ? at[length - 1] != ']' : !equals || strchr(equals, '"')) {
            fprintf(stderr, "containerd: failed to load TOML: line %d: %s\n", line, at);
            return 0;
        }
    }
    return strstr(text, "version = 3\n") != NULL && strstr(text, "bin_dirs = [") != NULL;
}

/* The literal string behind "key = '". */
static int value(const char *text, const char *key, char *into, size_t size) {
    char start[64];
    snprintf(start, sizeof start, "\n%s = '", key);
    const char *at = strstr(text, start);
    const char *end = at ? strchr(at + strlen(start), '\'') : NULL;
    if (!end || (size_t) (end - at) > size) return 0;
    at += strlen(start);
    memcpy(into, at, end - at);
    into[end - at] = 0;
    return 1;
}

static void make_folders(char *path) {
    for (char *slash = strchr(path, '\\'); slash; slash = strchr(slash + 1, '\\')) {
        *slash = 0;
        CreateDirectoryA(path, NULL);
        *slash = '\\';
    }
    CreateDirectoryA(path, NULL);
}

/* ---- the pipe ------------------------------------------------------------------------------------------------- */

static DWORD WINAPI listen_on_pipe(void *first) {
    for (HANDLE pipe = first;;) {
        OVERLAPPED state = { .hEvent = CreateEventW(NULL, TRUE, FALSE, NULL) };
        if (!ConnectNamedPipe(pipe, &state) && GetLastError() == ERROR_IO_PENDING) {
            HANDLE either[] = { state.hEvent, stopping };
            if (WaitForMultipleObjects(2, either, FALSE, INFINITE) != WAIT_OBJECT_0) return 0;
        }
        CloseHandle(state.hEvent);
        if (!hand_over(pipe, PORT)) say("nothing answers behind the pipe");
        pipe = CreateNamedPipeW(L"\\\\.\\pipe\\containerd-containerd", PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
            PIPE_TYPE_BYTE, PIPE_UNLIMITED_INSTANCES, CHUNK, CHUNK, 0, NULL);
        if (pipe == INVALID_HANDLE_VALUE) { say("the pipe is lost"); return 1; }
    }
}

/* ---- the service ---------------------------------------------------------------------------------------------- */

static void report(DWORD state, DWORD code) {
    SERVICE_STATUS status = { .dwServiceType = SERVICE_WIN32_OWN_PROCESS, .dwCurrentState = state };
    status.dwWin32ExitCode = code ? ERROR_SERVICE_SPECIFIC_ERROR : NO_ERROR;
    status.dwServiceSpecificExitCode = code;
    int pending = state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING;
    if (state == SERVICE_RUNNING) status.dwControlsAccepted = SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN;
    status.dwCheckPoint = pending ? ++checkpoint : 0;
    status.dwWaitHint = pending ? HINT : 0;
    SetServiceStatus(reports, &status);
}

static DWORD WINAPI control(DWORD code, DWORD type, void *data, void *context) {
    (void) type; (void) data; (void) context;
    switch (code) {
    case SERVICE_CONTROL_STOP:
    case SERVICE_CONTROL_SHUTDOWN:
        report(SERVICE_STOP_PENDING, 0);
        SetEvent(stopping);
        return NO_ERROR;
    case SERVICE_CONTROL_INTERROGATE:
        return NO_ERROR;
    default:
        return ERROR_CALL_NOT_IMPLEMENTED;
    }
}

/* Gives what goes into the system's log as the service's own code: 0 after a stop that was asked for. */
static DWORD serve(void) {
    WSADATA sockets;
    char folder[MAX_PATH], *text = load(config);
    if (!text || !readable(text)) { say("the configuration cannot be read"); return 1; }
    const char *keys[] = { "root", "state" };
    for (int i = 0; i < 2; i++) {
        if (!value(text, keys[i], folder, sizeof folder)) { say("the configuration lacks a folder"); return 2; }
        make_folders(folder);
    }
    if (WSAStartup(MAKEWORD(2, 2), &sockets)) return 3;
    HANDLE pipe = CreateNamedPipeW(L"\\\\.\\pipe\\containerd-containerd",
        PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
        PIPE_TYPE_BYTE, PIPE_UNLIMITED_INSTANCES, CHUNK, CHUNK, 0, NULL);
    if (pipe == INVALID_HANDLE_VALUE) { say("somebody else has the pipe"); return 4; }
    HANDLE listener = CreateThread(NULL, 0, listen_on_pipe, pipe, 0, NULL);
    say("containerd stands in");
    report(SERVICE_RUNNING, 0);
    WaitForSingleObject(stopping, INFINITE);
    WaitForSingleObject(listener, HINT);
    say("containerd ends");
    return 0;
}

static void WINAPI service_main(DWORD count, wchar_t **arguments) {
    (void) count; (void) arguments;
    reports = RegisterServiceCtrlHandlerExW(service, control, NULL);
    report(SERVICE_START_PENDING, 0);
    report(SERVICE_STOPPED, serve());
}

int wmain(int count, wchar_t **arguments) {
    int run = 0, dump = 0, version = 0;
    for (int i = 1; i < count; i++) {
        const wchar_t *word = arguments[i];
        int more = i + 1 < count;
        if (!wcscmp(word, L"--version")) version = 1;
        else if (!wcscmp(word, L"--run-service")) run = 1;
        else if (!wcscmp(word, L"--config") && more) config = arguments[++i];
        else if (!wcscmp(word, L"--log-file") && more) logfile = arguments[++i];
        else if (!wcscmp(word, L"--service-name") && more) service = arguments[++i];
        else if (!wcscmp(word, L"config") && more && !wcscmp(arguments[i + 1], L"dump")) dump = i++;
        else { fwprintf(stderr, L"flag provided but not defined: %ls\n", word); return 1; }
    }
    if (version) { puts("containerd github.com/containerd/containerd/v2 v2.3.5 stand-in"); return 0; }
    if (!config) { fputs("containerd: no configuration\n", stderr); return 1; }
    if (dump) {
        char *text = load(config);
        if (!text || !readable(text)) return 1;
        fputs(text, stdout);
        return 0;
    }
    stopping = CreateEventW(NULL, TRUE, FALSE, NULL);
    SERVICE_TABLE_ENTRYW table[] = { { (wchar_t *) service, service_main }, { NULL, NULL } };
    if (run && StartServiceCtrlDispatcherW(table)) return 0;
    fprintf(stderr, "containerd: not started by the service control manager: %lu\n", GetLastError());
    return 1;
}
