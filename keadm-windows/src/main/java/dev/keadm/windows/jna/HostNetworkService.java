package dev.keadm.windows.jna;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code HNSCall} of {@code vmcompute.dll}, which Windows has only with its feature Containers or Hyper-V. The function
 * is not in Microsoft's reference; its shape is that of Microsoft's own callers, hcsshim's {@code internal/hns} and
 * {@code hns.psm1} of microsoft/SDN.
 */
public final class HostNetworkService {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private HostNetworkService() {}

    interface Vmcompute extends StdCallLibrary {
        /** Gives an HRESULT; the response is allocated with CoTaskMemAlloc. */
        int HNSCall(WString method, WString path, WString request, PointerByReference response);
    }

    /**
     * Blocks up to a minute, on a thread of its own: the service may hang, and a native call ends a virtual thread's
     * being light.
     *
     * @param request may be empty
     * @return the service's answer, JSON
     * @throws IOException when the library is not there, the call fails, or no answer comes in time
     */
    public static String call(String method, String path, String request) throws IOException, InterruptedException {
        FutureTask<String> call = new FutureTask<>(() -> callNow(method, path, request));
        Thread.ofPlatform().daemon().name("hns-call").start(call);
        try {
            return call.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(
                    "The Host Networking Service did not answer " + method + " " + path + " within "
                            + DEADLINE.toSeconds() + " s",
                    e);
        }
    }

    private static String callNow(String method, String path, String request) throws WindowsException {
        PointerByReference response = new PointerByReference();
        int result = library().HNSCall(new WString(method), new WString(path), new WString(request), response);
        Pointer text = response.getValue();
        try {
            if (result != 0) {
                throw new WindowsException(result, "HNSCall", method + " " + path);
            }
            return text == null ? "" : text.getWideString(0);
        } finally {
            if (text != null) {
                Ole32.INSTANCE.CoTaskMemFree(text);
            }
        }
    }

    /** Not kept: the feature may come while the program runs. The system counts its own references. */
    private static Vmcompute library() throws WindowsException {
        return SystemLibrary.load("vmcompute.dll", "comes with Windows' feature Containers", Vmcompute.class);
    }
}
