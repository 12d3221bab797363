/* A named pipe whose server is a TCP port of this machine, until it is killed.
 *
 *   pipe-bridge NAME PORT
 *
 * x86_64-w64-mingw32-gcc -O2 -municode -o pipe-bridge.exe pipe-bridge.c -lws2_32
 */
#include "pipe.h"
#include <stdio.h>
#include <wchar.h>

int wmain(int count, wchar_t **words) {
    WSADATA sockets;
    wchar_t name[MAX_PATH];
    if (count != 3 || WSAStartup(MAKEWORD(2, 2), &sockets)) return 2;
    swprintf(name, MAX_PATH, L"\\\\.\\pipe\\%ls", words[1]);
    for (;;) {
        HANDLE pipe = CreateNamedPipeW(name, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
            PIPE_UNLIMITED_INSTANCES, CHUNK, CHUNK, 0, NULL);
        if (pipe == INVALID_HANDLE_VALUE) {
            fprintf(stderr, "CreateNamedPipe: %lu\n", GetLastError());
            return 1;
        }
        OVERLAPPED state = { .hEvent = CreateEventW(NULL, TRUE, FALSE, NULL) };
        DWORD none;
        if (!ConnectNamedPipe(pipe, &state) && GetLastError() == ERROR_IO_PENDING)
            GetOverlappedResult(pipe, &state, &none, TRUE);
        CloseHandle(state.hEvent);
        hand_over(pipe, (u_short) _wtoi(words[2]));
    }
}
