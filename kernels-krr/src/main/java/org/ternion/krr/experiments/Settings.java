package org.ternion.krr.experiments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ternion.core.io.Numbers;

/** Reads and changes the components of a configuration record by name; lists are separated by commas. */
final class Settings {
    private Settings() {
    }

    /** The record with some components changed, checked by its constructor when all are set. */
    static <R extends Record> R with(Class<R> type, R record, Map<String, String> changes) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String key : changes.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown setting '" + key + "', known are "
                        + String.join(", ", known));
            }
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String change = changes.get(known.get(i));
            values[i] = change == null ? valueOf(record, components[i]) : parse(components[i], change.strip());
        }
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All components as texts that {@link #with} reads. */
    static Map<String, String> of(Record record) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(record, component);
            settings.put(component.getName(), value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT)
                    : String.valueOf(value));
        }
        return settings;
    }

    private static Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object parse(RecordComponent component, String text) {
        String key = component.getName();
        if (component.getGenericType() instanceof ParameterizedType list) {
            List<Object> values = new ArrayList<>();
            for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                values.add(parse((Class<?>) list.getActualTypeArguments()[0], part.strip(), key));
            }
            return values;
        }
        return parse(component.getType(), text, key);
    }

    private static Object parse(Class<?> type, String text, String key) {
        if (type == int.class || type == Integer.class) {
            double value = number(text, key);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(key + " must be an integer, was '" + text + "'");
            }
            return (int) value;
        }
        if (type == double.class || type == Double.class) {
            return text.equalsIgnoreCase("infinity") ? Double.POSITIVE_INFINITY : number(text, key);
        }
        if (type == boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(key + " must be true or false, was '" + text + "'");
            }
            return text.equals("true");
        }
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(key + " must be one of "
                + Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")) + ", was '" + text + "'");
    }

    private static double number(String text, String key) {
        return Numbers.parse(text).orElseThrow(() -> new IllegalArgumentException(key + " must be a number, was '"
                + text + "'"));
    }
}
