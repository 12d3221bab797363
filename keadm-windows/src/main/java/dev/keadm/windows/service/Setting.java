package dev.keadm.windows.service;

import dev.keadm.windows.jna.ServiceCalls.Service;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.util.Optional;

/**
 * One of the further settings of a service, which a system may not know or keep.
 *
 * @param warning its name as a warning, with which the sentence about it begins
 * @param name for people
 * @param lacking what is the case without it, as the end of a sentence
 */
record Setting<T>(String warning, String name, T wanted, String lacking, Reader<T> reader, Writer<T> writer) {
    interface Reader<T> {
        T read(Service service) throws WindowsException;
    }

    interface Writer<T> {
        void write(Service service, T value) throws WindowsException;
    }

    /** Sets it and reads it back. Returns what to tell the user when the system did not take it. */
    Optional<String> apply(Service service, String serviceName) throws WindowsException {
        String sentence = warning + ": this Windows does not keep the " + name + " of service '" + serviceName + "' (";
        try {
            writer.write(service, wanted);
            T found = reader.read(service);
            return found.equals(wanted)
                    ? Optional.empty()
                    : Optional.of(sentence + "set to " + wanted + ", read back as " + found + "): " + lacking);
        } catch (WindowsException e) {
            if (e.code() != WindowsErrors.INVALID_LEVEL) {
                throw e;
            }
            return Optional.of(sentence + e.call() + ": " + WindowsErrors.describe(e.code()) + "): " + lacking);
        }
    }

    /** Whether it is as wanted, or the system knows no such setting. */
    boolean holds(Service service) throws WindowsException {
        try {
            return reader.read(service).equals(wanted);
        } catch (WindowsException e) {
            if (e.code() != WindowsErrors.INVALID_LEVEL) {
                throw e;
            }
            return true;
        }
    }
}
