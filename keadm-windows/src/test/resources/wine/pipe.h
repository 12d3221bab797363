/* Hands what comes over a named pipe to a TCP port of this machine, and what that answers back over the pipe. */
#include <winsock2.h>
#include <windows.h>
#include <stdlib.h>

enum { CHUNK = 32768 };

typedef struct { HANDLE pipe; SOCKET socket; } Connection;

/* A pipe that is open for both directions at once must be used with overlapped calls throughout. */
static DWORD moved(HANDLE pipe, void *bytes, DWORD length, int outwards) {
    OVERLAPPED state = { .hEvent = CreateEventW(NULL, TRUE, FALSE, NULL) };
    DWORD count = 0;
    BOOL begun = outwards ? WriteFile(pipe, bytes, length, NULL, &state) : ReadFile(pipe, bytes, length, NULL, &state);
    if ((begun || GetLastError() == ERROR_IO_PENDING) && !GetOverlappedResult(pipe, &state, &count, TRUE)) count = 0;
    CloseHandle(state.hEvent);
    return count;
}

static DWORD WINAPI from_client(void *argument) {
    Connection *connection = argument;
    char *bytes = malloc(CHUNK);
    for (DWORD count; (count = moved(connection->pipe, bytes, CHUNK, 0)) > 0;) {
        int sent = 0;
        while (sent < (int) count) {
            int now = send(connection->socket, bytes + sent, (int) count - sent, 0);
            if (now <= 0) break;
            sent += now;
        }
        if (sent < (int) count) break;
    }
    shutdown(connection->socket, SD_SEND);
    free(bytes);
    return 0;
}

/* The socket is closed when the other thread is done with it: a send that still runs on a closed one ends Wine 8's server
 * ("sock_poll_event: Assertion `sock->obj.ops == &sock_ops' failed") and leaves every program in Wine waiting for ever. */
static DWORD WINAPI to_client(void *argument) {
    Connection *connection = argument;
    HANDLE other = CreateThread(NULL, 0, from_client, connection, 0, NULL);
    char *bytes = malloc(CHUNK);
    for (int count, broken = 0; !broken && (count = recv(connection->socket, bytes, CHUNK, 0)) > 0;)
        for (DWORD done = 0, now; done < (DWORD) count && !broken; done += now)
            broken = !(now = moved(connection->pipe, bytes + done, (DWORD) count - done, 1));
    shutdown(connection->socket, SD_BOTH);
    DisconnectNamedPipe(connection->pipe);
    WaitForSingleObject(other, INFINITE);
    CloseHandle(other);
    closesocket(connection->socket);
    CloseHandle(connection->pipe);
    free(bytes);
    free(connection);
    return 0;
}

/* Serves a pipe that has its client, in threads of its own. Gives 0, with the pipe closed, when nothing listens there. */
static int hand_over(HANDLE pipe, u_short port) {
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    SOCKET behind = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(behind, (struct sockaddr *) &address, sizeof address)) {
        closesocket(behind);
        CloseHandle(pipe);
        return 0;
    }
    Connection *connection = malloc(sizeof *connection);
    *connection = (Connection) { pipe, behind };
    CloseHandle(CreateThread(NULL, 0, to_client, connection, 0, NULL));
    return 1;
}
