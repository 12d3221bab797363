package dev.keadm.cri;

/** A call to the container runtime that did not succeed. The message is a sentence that names call, runtime and cause. */
public final class CriException extends Exception {
    private final Code code;
    private final String call;
    private final String detail;

    /** gRPC's codes as far as somebody tells them apart, and three of the way there. */
    public enum Code {
        /** Nothing listens at the endpoint, or we may not connect. The call was not sent. */
        UNREACHABLE,
        /** The connection broke. The call may have been carried out. */
        BROKEN,
        /** The call's deadline passed. The call may have been carried out, or still be running. */
        DEADLINE_EXCEEDED,
        /** What answers does not speak CRI. */
        NOT_CRI,
        NOT_FOUND,
        ALREADY_EXISTS,
        INVALID_ARGUMENT,
        FAILED_PRECONDITION,
        RESOURCE_EXHAUSTED,
        PERMISSION_DENIED,
        UNIMPLEMENTED,
        UNAVAILABLE,
        CANCELLED,
        /** What containerd says for most failures: the text tells. */
        UNKNOWN,
        OTHER
    }

    /**
     * @param call the CRI call, such as {@code RunPodSandbox}
     * @param detail the runtime's own words, or what went wrong on the way
     */
    public CriException(Code code, String call, String detail, String message) {
        super(message);
        this.code = code;
        this.call = call;
        this.detail = detail;
    }

    public CriException(Code code, String call, String detail, String message, Throwable cause) {
        this(code, call, detail, message);
        initCause(cause);
    }

    public Code code() {
        return code;
    }

    public String call() {
        return call;
    }

    /** Without the sentence around it: what Kubernetes puts into a status or event. */
    public String detail() {
        return detail;
    }

    /** True when the call may have been carried out although it failed: look before doing it again. */
    public boolean mayHaveHappened() {
        return switch (code) {
            case BROKEN, DEADLINE_EXCEEDED, CANCELLED, UNAVAILABLE -> true;
            case UNREACHABLE,
                    NOT_CRI,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    INVALID_ARGUMENT,
                    FAILED_PRECONDITION,
                    RESOURCE_EXHAUSTED,
                    PERMISSION_DENIED,
                    UNIMPLEMENTED,
                    UNKNOWN,
                    OTHER -> false;
        };
    }
}
