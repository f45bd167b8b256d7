package dev.tideline.cli;

import picocli.CommandLine.ITypeConverter;

/** "40M" as bytes, and 0 for none. */
final class SizeOrNoneConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return text.equals("0") ? Long.valueOf(0) : new SizeConverter().convert(text);
    }
}
