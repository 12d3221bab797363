package dev.keadm.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class FormatConverter implements ITypeConverter<VersionCommand.Format> {
    @Override
    public VersionCommand.Format convert(String value) {
        for (VersionCommand.Format format : VersionCommand.Format.values()) {
            if (format.toString().equals(value)) {
                return format;
            }
        }
        throw new TypeConversionException("'" + value + "' is none of yaml, json, short");
    }
}
