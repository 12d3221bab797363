package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Through Advapi32 and Kernel32. */
public final class Advapi32FileSecurity implements FileSecurity {
    private static final int SDDL_REVISION = 1;

    /** SECURITY_ATTRIBUTES of a 64-bit system: its length, the descriptor, whether handles are inherited. */
    private static final int ATTRIBUTES_SIZE = 24;

    private static final int DESCRIPTOR_OFFSET = 8;

    private final @Nullable SecurityApi security;
    private final @Nullable FileApi files;

    public Advapi32FileSecurity() {
        this(null, null);
    }

    /** @param security null, as the other one: loaded by the first call */
    Advapi32FileSecurity(@Nullable SecurityApi security, @Nullable FileApi files) {
        this.security = security;
        this.files = files;
    }

    private SecurityApi security() {
        return security == null ? SecurityApi.Loaded.ADVAPI32 : security;
    }

    private FileApi files() {
        return files == null ? FileApi.Loaded.KERNEL32 : files;
    }

    @Override
    public void createFolder(Path folder, String sddl) throws WindowsException {
        withAttributes(folder, sddl, attributes -> {
            if (!files().CreateDirectoryW(LongPath.of(folder), attributes)) {
                throw new WindowsException(Native.getLastError(), "CreateDirectoryW", folder.toString());
            }
        });
    }

    @Override
    public void createFile(Path file, String sddl) throws WindowsException {
        withAttributes(file, sddl, attributes -> {
            Pointer handle = files().CreateFileW(
                            LongPath.of(file),
                            FileApi.GENERIC_WRITE,
                            0,
                            attributes,
                            FileApi.CREATE_NEW,
                            FileApi.FILE_ATTRIBUTE_NORMAL,
                            null);
            if (handle.equals(FileApi.INVALID_HANDLE)) {
                throw new WindowsException(Native.getLastError(), "CreateFileW", file.toString());
            }
            files().CloseHandle(handle);
        });
    }

    @Override
    public Descriptor read(Path path) throws WindowsException {
        Pointer handle = files().CreateFileW(
                        LongPath.of(path),
                        FileApi.READ_CONTROL,
                        FileApi.SHARE_ALL,
                        null,
                        FileApi.OPEN_EXISTING,
                        FileApi.FILE_FLAG_BACKUP_SEMANTICS | FileApi.FILE_FLAG_OPEN_REPARSE_POINT,
                        null);
        if (handle.equals(FileApi.INVALID_HANDLE)) {
            throw new WindowsException(Native.getLastError(), "CreateFileW", path.toString());
        }
        try {
            return read(handle, path.toString());
        } finally {
            files().CloseHandle(handle);
        }
    }

    private Descriptor read(Pointer handle, String path) throws WindowsException {
        PointerByReference owner = new PointerByReference();
        PointerByReference descriptor = new PointerByReference();
        int failure = security()
                .GetSecurityInfo(
                        handle,
                        SecurityApi.SE_FILE_OBJECT,
                        SecurityApi.OWNER_SECURITY_INFORMATION | SecurityApi.DACL_SECURITY_INFORMATION,
                        owner,
                        null,
                        null,
                        null,
                        descriptor);
        if (failure != 0) {
            throw new WindowsException(failure, "GetSecurityInfo", path);
        }
        try {
            return new Descriptor(Owners.text(owner.getValue(), path), sddl(descriptor.getValue(), path));
        } finally {
            files().LocalFree(descriptor.getValue());
        }
    }

    private String sddl(Pointer descriptor, String path) throws WindowsException {
        PointerByReference text = new PointerByReference();
        if (!security()
                .ConvertSecurityDescriptorToStringSecurityDescriptorW(
                        descriptor,
                        SDDL_REVISION,
                        SecurityApi.OWNER_SECURITY_INFORMATION | SecurityApi.DACL_SECURITY_INFORMATION,
                        text,
                        null)) {
            throw new WindowsException(
                    Native.getLastError(), "ConvertSecurityDescriptorToStringSecurityDescriptorW", path);
        }
        try {
            return text.getValue().getWideString(0);
        } finally {
            files().LocalFree(text.getValue());
        }
    }

    @Override
    public void protect(Path path, String sddl) throws WindowsException {
        withDescriptor(path, sddl, descriptor -> {
            IntByReference present = new IntByReference();
            IntByReference defaulted = new IntByReference();
            PointerByReference list = new PointerByReference();
            if (!security().GetSecurityDescriptorDacl(descriptor, present, list, defaulted)) {
                throw new WindowsException(Native.getLastError(), "GetSecurityDescriptorDacl", path.toString());
            }
            if (present.getValue() == 0) {
                throw new IllegalArgumentException("'" + sddl + "' has no access control list");
            }
            int failure = security()
                    .SetNamedSecurityInfoW(
                            LongPath.of(path),
                            SecurityApi.SE_FILE_OBJECT,
                            SecurityApi.DACL_SECURITY_INFORMATION | SecurityApi.PROTECTED_DACL_SECURITY_INFORMATION,
                            null,
                            null,
                            list.getValue(),
                            null);
            if (failure != 0) {
                throw new WindowsException(failure, "SetNamedSecurityInfoW", path.toString());
            }
        });
    }

    private interface Use {
        void of(Pointer pointer) throws WindowsException;
    }

    private void withAttributes(Path path, String sddl, Use use) throws WindowsException {
        withDescriptor(path, sddl, descriptor -> {
            try (Memory attributes = new Memory(ATTRIBUTES_SIZE)) {
                attributes.clear();
                attributes.setInt(0, ATTRIBUTES_SIZE);
                attributes.setPointer(DESCRIPTOR_OFFSET, descriptor);
                use.of(attributes);
            }
        });
    }

    private void withDescriptor(Path path, String sddl, Use use) throws WindowsException {
        PointerByReference descriptor = new PointerByReference();
        if (!security()
                .ConvertStringSecurityDescriptorToSecurityDescriptorW(
                        new WString(sddl), SDDL_REVISION, descriptor, null)) {
            throw new WindowsException(
                    Native.getLastError(),
                    "ConvertStringSecurityDescriptorToSecurityDescriptorW",
                    sddl + "' for '" + path);
        }
        try {
            use.of(descriptor.getValue());
        } finally {
            files().LocalFree(descriptor.getValue());
        }
    }
}
