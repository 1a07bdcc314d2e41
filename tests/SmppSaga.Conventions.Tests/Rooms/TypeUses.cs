using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SmppSaga.Conventions.Tests.Rooms;

/// <summary>
/// Reads from the compiled code which type uses which. Compiled code, because a source scan misses what has no using directive;
/// what the compiler leaves no trace of (constants, nameof) is not seen.
/// </summary>
internal sealed class TypeUses
{
    private readonly HashSet<TypeUse> _uses = [];
    private TypeDefinition _user = null!;

    private TypeUses()
    {
    }

    public static IReadOnlyCollection<TypeUse> Of(string assemblyPath)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        TypeUses uses = new();
        foreach (TypeDefinition type in assembly.MainModule.GetTypes().Where(x => !IsGenerated(Outermost(x))))
        {
            uses.Type(type);
        }

        return uses._uses;
    }

    private void Type(TypeDefinition type)
    {
        _user = type;
        Use(type.BaseType);
        Attributes(type);
        Parameters(type);
        foreach (InterfaceImplementation implemented in type.Interfaces)
        {
            Use(implemented.InterfaceType);
        }

        foreach (FieldDefinition field in type.Fields)
        {
            Use(field.FieldType);
            Attributes(field);
        }

        foreach (PropertyDefinition property in type.Properties)
        {
            Attributes(property);
        }

        foreach (MethodDefinition method in type.Methods)
        {
            Signature(method);
            Attributes(method);
            Parameters(method);
            Body(method);
        }
    }

    private void Body(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return;
        }

        foreach (VariableDefinition variable in method.Body.Variables)
        {
            Use(variable.VariableType);
        }

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            Use(handler.CatchType);
        }

        foreach (object operand in method.Body.Instructions.Select(x => x.Operand))
        {
            switch (operand)
            {
                case TypeReference type:
                    Use(type);
                    break;
                case FieldReference field:
                    Use(field.DeclaringType);
                    Use(field.FieldType);
                    break;
                case MethodReference called:
                    Use(called.DeclaringType);
                    Signature(called);
                    break;
            }
        }
    }

    private void Signature(MethodReference method)
    {
        Use(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            Use(parameter.ParameterType);
            Attributes(parameter);
        }

        foreach (TypeReference argument in method is GenericInstanceMethod generic ? generic.GenericArguments : [])
        {
            Use(argument);
        }
    }

    private void Parameters(IGenericParameterProvider provider)
    {
        foreach (GenericParameterConstraint constraint in provider.GenericParameters.SelectMany(x => x.Constraints))
        {
            Use(constraint.ConstraintType);
        }
    }

    private void Attributes(Mono.Cecil.ICustomAttributeProvider provider)
    {
        foreach (CustomAttribute attribute in provider.CustomAttributes)
        {
            Use(attribute.AttributeType);
            foreach (CustomAttributeArgument argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(x => x.Argument)))
            {
                Use(argument.Value as TypeReference);
            }
        }
    }

    private void Use(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (TypeReference argument in generic.GenericArguments)
                {
                    Use(argument);
                }

                break;
        }

        if (type is TypeSpecification specification)
        {
            Use(specification.ElementType);
            return;
        }

        TypeReference user = Outermost(_user);
        TypeReference used = Outermost(type);
        if (user.FullName != used.FullName && !IsGenerated(used))
        {
            _uses.Add(new TypeUse(user.FullName, user.Namespace, used.FullName, used.Namespace));
        }
    }

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type;
    }

    // <Module>, <PrivateImplementationDetails>, anonymous types and the like: no namespace, and a name that C# does not allow.
    private static bool IsGenerated(TypeReference type) => type.Name.StartsWith('<');
}
