package dev.tideline.chart;

/**
 * The colours of a chart that do not depend on its data, as {@code 0xAARRGGBB}. Text meets WCAG AA (4.5 : 1) on
 * {@code background}, lines and areas 3 : 1.
 *
 * @param lane background of every second lane
 * @param muted text of axes
 * @param grid thin lines behind data
 * @param base memory that the device holds before the first layer
 * @param cap the cap line and its text
 * @param overCap laid over what exceeds the cap, below stripes in its colour; it hides most of the hue, so that it looks the
 *     same over every network
 * @param resident line of what memory really holds
 * @param accent selection and cursor
 * @param mark markers and search hits
 */
public record Theme(
        String name,
        boolean dark,
        int background,
        int lane,
        int text,
        int muted,
        int grid,
        int frame,
        int base,
        int cap,
        int overCap,
        int resident,
        int swapped,
        int ready,
        int waiting,
        int accent,
        int mark) {

    public static final Theme LIGHT = new Theme(
            "light",
            false,
            0xffffffff,
            0xfff6f8fa,
            0xff1f2328,
            0xff59636e,
            0xffdfe3e8,
            0xffd1d9e0,
            0xffafb8c1,
            0xffcf222e,
            0xe6ffe0dd,
            0xff1f2328,
            0xff8f1d2b,
            0xff6e7781,
            0xff8250df,
            0xff0550ae,
            0xff9a6700);

    public static final Theme DARK = new Theme(
            "dark",
            true,
            0xff0d1117,
            0xff151b23,
            0xfff0f6fc,
            0xff9198a1,
            0xff262c36,
            0xff3d444d,
            0xff545d68,
            0xffff7b72,
            0xe63a1719,
            0xfff0f6fc,
            0xffc0404c,
            0xff8b949e,
            0xffab7df8,
            0xff79c0ff,
            0xffe3b341);
}
