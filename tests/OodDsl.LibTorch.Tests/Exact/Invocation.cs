using System.Reflection;
using System.Reflection.Emit;

namespace OodDsl.LibTorch.Tests;

/// <summary>Calls a method by its description. Unlike reflection it can pass spans: arrays stand for them.</summary>
static class Invocation
{
    /// <summary>The method as a function of its arguments; an instance comes first.</summary>
    public static Func<object?[], object?> Of(MethodInfo method)
    {
        var call = new DynamicMethod(method.Name, typeof(object), [typeof(object?[])], typeof(Invocation).Module, skipVisibility: true);
        var code = call.GetILGenerator();
        Type[] types = [.. method.IsStatic ? [] : new[] { method.DeclaringType! }, .. method.GetParameters().Select(parameter => parameter.ParameterType)];
        for (var i = 0; i < types.Length; i++)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldelem_Ref);
            code.Emit(OpCodes.Unbox_Any, types[i].IsByRefLike ? ArrayOf(types[i]) : types[i]);
            if (types[i].IsByRefLike) code.Emit(OpCodes.Call, types[i].GetMethod("op_Implicit", [ArrayOf(types[i])])!);
        }

        code.Emit(OpCodes.Call, method);
        if (method.ReturnType == typeof(void)) code.Emit(OpCodes.Ldnull);
        else if (method.ReturnType.IsValueType) code.Emit(OpCodes.Box, method.ReturnType);
        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?[], object?>>();
    }

    /// <summary>The array type that a span type is made from.</summary>
    public static Type ArrayOf(Type span) => span.GetGenericArguments()[0].MakeArrayType();
}
