package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/** Messages to all windows. */
public final class Broadcast {
    private static final long EVERYBODY = 0xFFFF;
    private static final int SETTING_CHANGE = 0x1A;
    private static final int ABORT_IF_HUNG = 2;
    private static final int PATIENCE_MILLISECONDS = 1000;

    private Broadcast() {}

    interface Messages extends StdCallLibrary {
        @Nullable
        Pointer SendMessageTimeoutW(
                Pointer window,
                int message,
                @Nullable Pointer number,
                String text,
                int flags,
                int milliseconds,
                PointerByReference result);
    }

    /** Tells programs such as the Explorer that the environment of new programs is another one now. Nobody need listen. */
    public static void environmentChanged() {
        Messages messages = Native.load("user32", Messages.class, W32APIOptions.UNICODE_OPTIONS);
        Pointer _ = messages.SendMessageTimeoutW(
                new Pointer(EVERYBODY),
                SETTING_CHANGE,
                null,
                "Environment",
                ABORT_IF_HUNG,
                PATIENCE_MILLISECONDS,
                new PointerByReference());
    }
}
