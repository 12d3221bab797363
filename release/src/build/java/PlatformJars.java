import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Run by the build: {@code java PlatformJars.java linux|windows FROM TO} copies the jars from one folder to another
 * without their native libraries; those of the platform go unpacked into {@code TO/native}, the others are left out.
 *
 * <p>Classes older than Java 7 are written again with a newer class file version and stack maps, because the JVM keeps
 * no older ones in its AOT cache: with picocli, compiled for Java 5, that is a third of the start-up time. It keeps none of
 * a signed jar either, so signatures go; nothing looks at them. BouncyCastle is no security provider here: as one, each list
 * of the providers, such as OkHttp's first, would load 700 of its classes.
 */
final class PlatformJars {
    /** The folders in which the libraries keep their natives for x86-64, by platform. */
    private static final Map<String, Pattern> OURS = Map.of(
            "linux",
            Pattern.compile(
                    "org/sqlite/native/Linux/x86_64/.*|com/sun/jna/linux-x86-64/.*|org/jline/nativ/Linux/x86_64/.*"),
            "windows",
            Pattern.compile(
                    "org/sqlite/native/Windows/x86_64/.*|com/sun/jna/win32-x86-64/.*|org/jline/nativ/Windows/x86_64/.*"));

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)(\\.\\d+)*");
    private static final Pattern UNWANTED =
            Pattern.compile("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|services/java\\.security\\.Provider)");
    private static final int JAVA_7 = ClassFile.JAVA_7_VERSION;

    private final Pattern ours;
    private final Path to;
    private final ClassFile classFile;

    private PlatformJars(Pattern ours, Path to, List<Path> jars) throws IOException {
        this.ours = ours;
        this.to = to;
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = URI.create(jars.get(i).toUri().toString()).toURL();
        }
        ClassHierarchyResolver resolver = ClassHierarchyResolver.ofResourceParsing(new URLClassLoader(urls));
        this.classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(resolver), ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    }

    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(args[1]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        Path to = Path.of(args[2]);
        Files.createDirectories(to.resolve("native"));
        PlatformJars platform = new PlatformJars(OURS.get(args[0]), to, jars);
        for (Path jar : jars) {
            platform.copy(jar);
        }
    }

    private void copy(Path jar) throws IOException {
        try (JarFile in = new JarFile(jar.toFile());
                OutputStream file =
                        Files.newOutputStream(to.resolve(jar.getFileName().toString()));
                ZipOutputStream out = new ZipOutputStream(file)) {
            List<ZipEntry> entries = new ArrayList<>();
            for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
                entries.add(all.nextElement());
            }
            for (ZipEntry entry : entries) {
                try (InputStream bytes = in.getInputStream(entry)) {
                    copy(entry, bytes.readAllBytes(), out);
                }
            }
        }
    }

    private void copy(ZipEntry entry, byte[] bytes, ZipOutputStream out) throws IOException {
        String name = entry.getName();
        if (UNWANTED.matcher(name).matches()) {
            return;
        }
        if (NATIVE.matcher(name).matches()) {
            if (ours.matcher(name).matches()) {
                Files.write(to.resolve("native").resolve(name.substring(name.lastIndexOf('/') + 1)), bytes);
            }
            return;
        }
        ZipEntry written = new ZipEntry(name);
        written.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(written);
        out.write(name.endsWith(".class") ? renewed(bytes) : bytes);
        out.closeEntry();
    }

    private byte[] renewed(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        if (model.majorVersion() >= JAVA_7 || model.isModuleInfo()) {
            return bytes;
        }
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(JAVA_7, 0);
            } else {
                builder.with(element);
            }
        };
        return classFile.transformClass(
                model,
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen(version));
    }
}
