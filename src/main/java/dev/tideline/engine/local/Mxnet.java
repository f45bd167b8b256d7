package dev.tideline.engine.local;

import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.mxnet.jna.LibUtils;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;

/**
 * The few functions of MXNet's C API that run once per layer, bound directly: through DJL's proxies each costs 10 to 20
 * microseconds in a JVM with the small compiler, a tenth of GoogLeNet's 152 layers. Native names and parameters are
 * MXNet's (include/mxnet/c_api.h, 1.9.1). Any thread may call.
 */
final class Mxnet {
    private static final int RTLD_LAZY = 1;
    private static final int CPU = 1;
    private static final int FLOAT32 = 0;

    static {
        // The library that DJL unpacked and loaded; opened again with the same flags it is the same library.
        Native.register(
                Mxnet.class,
                NativeLibrary.getInstance(LibUtils.getLibName(), Map.of(Library.OPTION_OPEN_FLAGS, RTLD_LAZY)));
    }

    private Mxnet() {}

    private static native int NNGetOpHandle(String name, long[] out);

    private static native int MXNDArrayCreateEx64(
            long[] shape, int dimensions, int device, int deviceId, int delayAllocation, int type, long[] out);

    private static native int MXNDArrayGetData(Pointer array, long[] out);

    private static native int MXNDArrayWaitToRead(Pointer array);

    private static native int MXImperativeInvokeEx(
            Pointer operator,
            int inputCount,
            long[] inputs,
            int[] outputCount,
            long[] outputs,
            int parameterCount,
            Pointer keys,
            Pointer values,
            long[] outputStorageTypes);

    static Pointer operator(String name) {
        long[] out = new long[1];
        JnaUtils.checkCall(NNGetOpHandle(name, out));
        return new Pointer(out[0]);
    }

    /** Memory of undefined content, allocated now. */
    static Pointer create(long... shape) {
        long[] out = new long[1];
        JnaUtils.checkCall(MXNDArrayCreateEx64(shape, shape.length, CPU, 0, 0, FLOAT32, out));
        return new Pointer(out[0]);
    }

    static Pointer data(Pointer array) {
        long[] out = new long[1];
        JnaUtils.checkCall(MXNDArrayGetData(array, out));
        return new Pointer(out[0]);
    }

    /** Returns when everything that writes the array is done; at once under the synchronous engine. */
    static void await(Pointer array) {
        JnaUtils.checkCall(MXNDArrayWaitToRead(array));
    }

    /** Runs an operator into a new array. @param inputs handles of arrays */
    static Pointer invoke(Pointer operator, long[] inputs, int parameters, Pointer keys, Pointer values) {
        long[] out = new long[1];
        invoke(operator, inputs, out, parameters, keys, values);
        return new Pointer(out[0]).getPointer(0);
    }

    /** Runs an operator into an existing array. @param into native memory that holds the array's handle */
    static void invokeInto(
            Pointer operator, long[] inputs, Pointer into, int parameters, Pointer keys, Pointer values) {
        invoke(operator, inputs, new long[] {Pointer.nativeValue(into)}, parameters, keys, values);
    }

    private static void invoke(
            Pointer operator, long[] inputs, long[] out, int parameters, Pointer keys, Pointer values) {
        JnaUtils.checkCall(MXImperativeInvokeEx(
                operator, inputs.length, inputs, new int[] {1}, out, parameters, keys, values, new long[1]));
    }
}
