package org.ternion.ca.motif;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Parameters of a rule as text: the components of its configuration record under their names in lower case with
 * underscores, {@code fatigueThr} as {@code fatigue_thr}. Numbers, booleans and enum constants.
 */
final class RecordParameters {
    private RecordParameters() {
    }

    /** The record with one component changed. */
    static <R extends Record> R with(R record, String name, String value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            boolean wanted = name(components[i]).equals(name.toLowerCase(Locale.ROOT));
            values[i] = wanted ? parse(components[i], value) : read(record, components[i]);
            found |= wanted;
        }
        if (!found) {
            throw new IllegalArgumentException("no parameter '" + name + "', there are "
                    + String.join(", ", Arrays.stream(components).map(RecordParameters::name).toList()));
        }
        return make(record, components, values);
    }

    /** Rule name, with or without parameters of its own, and the components that differ from the defaults. */
    static <R extends Record> String text(String rule, R defaults, R record) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(record, component);
            if (!value.equals(read(defaults, component))) {
                parts.add(name(component) + "=" + value.toString().toLowerCase(Locale.ROOT));
            }
        }
        return parts.isEmpty() ? rule : rule + (rule.contains(":") ? "," : ":") + String.join(",", parts);
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Object parse(RecordComponent component, String value) {
        Class<?> type = component.getType();
        try {
            if (type == int.class) {
                return Integer.valueOf(value);
            }
            if (type == double.class) {
                return Double.valueOf(value);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name(component) + " must be a number, was '" + value + "'", e);
        }
        Object[] choices = type == boolean.class ? new Object[] {true, false} : type.getEnumConstants();
        for (Object choice : choices) {
            if (choice.toString().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(name(component) + " must be one of "
                + Arrays.toString(choices).toLowerCase(Locale.ROOT) + ", was '" + value + "'");
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("components of public records can be read", e);
        }
    }

    private static <R extends Record> R make(R record, RecordComponent[] components, Object[] values) {
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            Constructor<R> constructor = (Constructor<R>) record.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("public records can be made", e);
        }
    }
}
