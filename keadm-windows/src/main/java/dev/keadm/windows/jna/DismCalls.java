package dev.keadm.windows.jna;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Optional features of the Windows that runs, by {@code DismApi.dll}. A session belongs to the thread that opened it, which
 * must be a platform thread: COM is set up for it.
 */
public final class DismCalls implements AutoCloseable {
    /** {@code DISM_ONLINE_IMAGE}. */
    private static final WString ONLINE = new WString("DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}");

    private static final int LOG_ERRORS = 0;
    private static final int NO_PACKAGE = 0;
    private static final String THIS_SYSTEM = "the Windows that runs";

    /** {@code DismPackageFeatureState}, and {@code DismRestartType}. */
    public record Feature(int state, int restart) {}

    /** {@code dismapi.h}. */
    interface Dism extends StdCallLibrary {
        int DismInitialize(int logLevel, @Nullable WString logFile, @Nullable WString scratchFolder);

        int DismShutdown();

        int DismOpenSession(
                WString image, @Nullable WString windowsFolder, @Nullable WString systemDrive, IntByReference session);

        int DismCloseSession(int session);

        int DismGetFeatureInfo(
                int session, WString feature, @Nullable WString packageName, int packageKind, PointerByReference info);

        int DismEnableFeature(
                int session,
                WString feature,
                @Nullable WString packageName,
                int packageKind,
                boolean limitAccess,
                WString @Nullable [] sources,
                int sourceCount,
                boolean withParents,
                @Nullable Pointer cancel,
                @Nullable Pointer progress,
                @Nullable Pointer context);

        int DismDisableFeature(
                int session,
                WString feature,
                @Nullable WString packageName,
                boolean removeFiles,
                @Nullable Pointer cancel,
                @Nullable Pointer progress,
                @Nullable Pointer context);

        int DismDelete(Pointer structure);
    }

    /** {@code DismFeatureInfo}, which {@code dismapi.h} packs to one byte. */
    @Structure.FieldOrder({"name", "state", "displayName", "description", "restart", "properties", "propertyCount"})
    public static final class FeatureInfo extends Structure {
        public @Nullable Pointer name;
        public int state;
        public @Nullable Pointer displayName;
        public @Nullable Pointer description;
        public int restart;
        public @Nullable Pointer properties;
        public int propertyCount;

        FeatureInfo(Pointer at) {
            super(at, ALIGN_NONE);
            read();
        }
    }

    private final Dism library;
    private final int session;

    private DismCalls(Dism library, int session) {
        this.library = library;
        this.session = session;
    }

    /** @throws WindowsException 126 when there is no such library, 0x800702E4 when the process is not elevated */
    public static DismCalls open() throws WindowsException {
        return open(SystemLibrary.load("DismApi.dll", "every Windows for computers has", Dism.class));
    }

    static DismCalls open(Dism library) throws WindowsException {
        check(library.DismInitialize(LOG_ERRORS, null, null), "DismInitialize", THIS_SYSTEM);
        IntByReference session = new IntByReference();
        try {
            check(library.DismOpenSession(ONLINE, null, null, session), "DismOpenSession", THIS_SYSTEM);
        } catch (WindowsException e) {
            library.DismShutdown();
            throw e;
        }
        return new DismCalls(library, session.getValue());
    }

    /** @throws WindowsException 0x800F080C when Windows knows no feature of that name */
    public Feature feature(String name) throws WindowsException {
        PointerByReference info = new PointerByReference();
        check(
                library.DismGetFeatureInfo(session, new WString(name), null, NO_PACKAGE, info),
                "DismGetFeatureInfo",
                name);
        try {
            FeatureInfo read = new FeatureInfo(info.getValue());
            return new Feature(read.state, read.restart);
        } finally {
            check(library.DismDelete(info.getValue()), "DismDelete", name);
        }
    }

    /**
     * Enables it with those that it needs. Takes minutes.
     *
     * @param sources folders with the features' files; empty: the machine itself, then Windows Update
     * @return whether it counts only after a restart
     */
    public boolean enable(String name, List<String> sources) throws WindowsException {
        WString[] folders =
                sources.isEmpty() ? null : sources.stream().map(WString::new).toArray(WString[]::new);
        int code = library.DismEnableFeature(
                session, new WString(name), null, NO_PACKAGE, false, folders, sources.size(), true, null, null, null);
        return restart(code, "DismEnableFeature", name);
    }

    /**
     * Disables it and keeps its files.
     *
     * @return whether it counts only after a restart
     */
    public boolean disable(String name) throws WindowsException {
        return restart(
                library.DismDisableFeature(session, new WString(name), null, false, null, null, null),
                "DismDisableFeature",
                name);
    }

    @Override
    public void close() throws WindowsException {
        try {
            check(library.DismCloseSession(session), "DismCloseSession", THIS_SYSTEM);
        } finally {
            check(library.DismShutdown(), "DismShutdown", THIS_SYSTEM);
        }
    }

    private static boolean restart(int code, String call, String object) throws WindowsException {
        if (code == WindowsErrors.RESTART_NEEDED) {
            return true;
        }
        check(code, call, object);
        return false;
    }

    /** An HRESULT: below zero it failed, above it says more than that it succeeded. */
    private static void check(int code, String call, String object) throws WindowsException {
        if (code < 0) {
            throw new WindowsException(code, call, object);
        }
    }
}
