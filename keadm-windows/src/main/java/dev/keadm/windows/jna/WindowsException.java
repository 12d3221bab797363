package dev.keadm.windows.jna;

import java.io.IOException;

/** A call of Windows that failed. The message names the call, the object, the code and what the code means. */
public final class WindowsException extends IOException {
    private final int code;
    private final String call;
    private final String object;

    /**
     * @param code a Win32 error code, such as 5; an HRESULT is given as it is
     * @param call the function, such as {@code CreateFileW}
     * @param object what it was called on, such as a path or the name of a service
     */
    public WindowsException(int code, String call, String object) {
        super(call + " on '" + object + "' failed: " + WindowsErrors.describe(code));
        this.code = code;
        this.call = call;
        this.object = object;
    }

    public WindowsException(int code, String call, String object, Throwable cause) {
        this(code, call, object);
        initCause(cause);
    }

    public int code() {
        return code;
    }

    public String call() {
        return call;
    }

    public String object() {
        return object;
    }
}
