package dev.tideline.cli;

import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** "256M" as bytes, with our own complaint. */
final class SizeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            return Bytes.parse(text);
        } catch (InvalidInput e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
