package dev.keadm.windows.jna;

import java.util.Map;

/**
 * Win32 error codes that somebody here tells apart or meets, by their names in {@code winerror.h}, and what each means.
 * Windows' own texts are in the language of the machine, which a bug report is not.
 */
public final class WindowsErrors {
    public static final int SUCCESS = 0;
    public static final int INVALID_FUNCTION = 1;
    public static final int FILE_NOT_FOUND = 2;
    public static final int PATH_NOT_FOUND = 3;
    public static final int ACCESS_DENIED = 5;
    public static final int INVALID_HANDLE = 6;
    public static final int SHARING_VIOLATION = 32;
    public static final int NOT_SUPPORTED = 50;
    public static final int FILE_EXISTS = 80;
    public static final int INVALID_PARAMETER = 87;
    public static final int BROKEN_PIPE = 109;
    public static final int CALL_NOT_IMPLEMENTED = 120;
    public static final int SEMAPHORE_TIMEOUT = 121;
    public static final int INSUFFICIENT_BUFFER = 122;
    public static final int INVALID_NAME = 123;
    public static final int INVALID_LEVEL = 124;
    public static final int MODULE_NOT_FOUND = 126;
    public static final int DIRECTORY_NOT_EMPTY = 145;
    public static final int ALREADY_EXISTS = 183;
    public static final int BAD_PIPE = 230;
    public static final int PIPE_BUSY = 231;
    public static final int NO_DATA = 232;
    public static final int PIPE_NOT_CONNECTED = 233;
    public static final int MORE_DATA = 234;
    public static final int NO_MORE_ITEMS = 259;
    public static final int OPERATION_ABORTED = 995;
    public static final int IO_INCOMPLETE = 996;
    public static final int IO_PENDING = 997;
    public static final int DEPENDENT_SERVICES_RUNNING = 1051;
    public static final int SERVICE_REQUEST_TIMEOUT = 1053;
    public static final int SERVICE_ALREADY_RUNNING = 1056;
    public static final int SERVICE_DISABLED = 1058;
    public static final int SERVICE_DOES_NOT_EXIST = 1060;
    public static final int SERVICE_CANNOT_ACCEPT_CTRL = 1061;
    public static final int SERVICE_NOT_ACTIVE = 1062;
    public static final int FAILED_SERVICE_CONTROLLER_CONNECT = 1063;
    public static final int SERVICE_SPECIFIC_ERROR = 1066;
    public static final int SERVICE_MARKED_FOR_DELETE = 1072;
    public static final int SERVICE_EXISTS = 1073;
    public static final int SHUTTING_DOWN = 1115;
    public static final int NOT_FOUND = 1168;
    public static final int SHUTDOWN_SCHEDULED = 1190;
    public static final int RESTART_NEEDED = 3010;
    public static final int NOT_A_REPARSE_POINT = 4390;

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(INVALID_FUNCTION, "the system does not have this function here"),
            Map.entry(FILE_NOT_FOUND, "nothing of that name is there"),
            Map.entry(PATH_NOT_FOUND, "a folder on the way to it is missing"),
            Map.entry(ACCESS_DENIED, "access is denied"),
            Map.entry(INVALID_HANDLE, "the handle is not valid"),
            Map.entry(8, "there is not enough memory"),
            Map.entry(SHARING_VIOLATION, "another process has it open"),
            Map.entry(NOT_SUPPORTED, "the system does not support the request"),
            Map.entry(FILE_EXISTS, "it is there already"),
            Map.entry(INVALID_PARAMETER, "a parameter is not valid"),
            Map.entry(BROKEN_PIPE, "the other end of the pipe is gone"),
            Map.entry(112, "the disk is full"),
            Map.entry(CALL_NOT_IMPLEMENTED, "the system does not have this call"),
            Map.entry(SEMAPHORE_TIMEOUT, "the time to wait is over"),
            Map.entry(INSUFFICIENT_BUFFER, "the buffer is too small"),
            Map.entry(INVALID_LEVEL, "the system does not know this level of configuration"),
            Map.entry(INVALID_NAME, "the name is not valid"),
            Map.entry(MODULE_NOT_FOUND, "a library that it needs is missing"),
            Map.entry(127, "the library has no such function"),
            Map.entry(DIRECTORY_NOT_EMPTY, "the folder is not empty"),
            Map.entry(ALREADY_EXISTS, "it is there already"),
            Map.entry(BAD_PIPE, "the state of the pipe is not valid"),
            Map.entry(PIPE_BUSY, "all instances of the pipe are busy"),
            Map.entry(NO_DATA, "the pipe is being closed"),
            Map.entry(PIPE_NOT_CONNECTED, "nobody is on the other end of the pipe"),
            Map.entry(MORE_DATA, "there is more data than the buffer holds"),
            Map.entry(NO_MORE_ITEMS, "there are no more of them"),
            Map.entry(OPERATION_ABORTED, "the operation was cancelled"),
            Map.entry(IO_INCOMPLETE, "the operation has not ended"),
            Map.entry(IO_PENDING, "the operation is under way"),
            Map.entry(1018, "the registry key is marked for deletion"),
            Map.entry(1020, "the registry key has keys below it"),
            Map.entry(DEPENDENT_SERVICES_RUNNING, "other services that depend on it run"),
            Map.entry(1052, "the service does not take this control"),
            Map.entry(SERVICE_REQUEST_TIMEOUT, "the service did not answer in time"),
            Map.entry(1055, "the service database is locked"),
            Map.entry(SERVICE_ALREADY_RUNNING, "the service runs already"),
            Map.entry(1057, "the account is not valid"),
            Map.entry(SERVICE_DISABLED, "the service is disabled"),
            Map.entry(SERVICE_DOES_NOT_EXIST, "there is no such service"),
            Map.entry(SERVICE_CANNOT_ACCEPT_CTRL, "the service cannot take a control now"),
            Map.entry(SERVICE_NOT_ACTIVE, "the service does not run"),
            Map.entry(FAILED_SERVICE_CONTROLLER_CONNECT, "this process was not started by the service control manager"),
            Map.entry(SERVICE_SPECIFIC_ERROR, "the service reported an error code of its own"),
            Map.entry(1067, "the process ended unexpectedly"),
            Map.entry(1068, "a service that it depends on did not start"),
            Map.entry(1069, "the account of the service could not log on"),
            Map.entry(SERVICE_MARKED_FOR_DELETE, "the service is marked for deletion, and somebody still has it open"),
            Map.entry(SERVICE_EXISTS, "the service is there already"),
            Map.entry(1075, "a service that it depends on is not there or marked for deletion"),
            Map.entry(SHUTTING_DOWN, "the system is shutting down"),
            Map.entry(NOT_FOUND, "the element was not found"),
            Map.entry(SHUTDOWN_SCHEDULED, "a shutdown is scheduled already"),
            Map.entry(1307, "this account may not give it that owner"),
            Map.entry(1314, "a privilege that the call needs is not held"),
            Map.entry(1336, "the access control list is not valid"),
            Map.entry(1337, "the security identifier is not valid"),
            Map.entry(1338, "the security descriptor is not valid"),
            Map.entry(1455, "the paging file is too small"),
            Map.entry(RESTART_NEEDED, "a restart of the machine is needed"),
            Map.entry(NOT_A_REPARSE_POINT, "the file is no reparse point"),
            Map.entry(0x800702E4, "the process is not elevated"),
            Map.entry(0x800F080C, "Windows knows no feature of that name"),
            Map.entry(0x800F081F, "the files of the feature are not on this machine"),
            Map.entry(0x800F0907, "a policy keeps the machine from getting the files of the feature"),
            Map.entry(0x800F0922, "the installer of the feature failed, often as a restart is pending"));

    private WindowsErrors() {}

    /** Such as {@code error 5 (access is denied)}; an HRESULT in hexadecimal, as Microsoft writes it. */
    public static String describe(int code) {
        String number = code < 0 ? "0x%08X".formatted(code) : String.valueOf(code);
        String meaning = MEANINGS.get(code);
        return "error " + number + (meaning == null ? "" : " (" + meaning + ")");
    }
}
