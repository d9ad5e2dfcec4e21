package org.ternion.cli;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ternion.core.DoubleMatrix;

/** Results as plain values for JSON. */
final class RecordTree {
    private RecordTree() {
    }

    /** The components of a record by name, without its matrices: they go to tables and pictures. */
    static Map<String, Object> of(Record from) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : from.getClass().getRecordComponents()) {
            Object value = value(from, component);
            boolean dropped = hasMatrices(component.getType()) || value instanceof List<?> list && !list.isEmpty()
                    && list.stream().allMatch(element -> hasMatrices(element.getClass()));
            if (!dropped) {
                tree.put(component.getName(), plain(value));
            }
        }
        return tree;
    }

    private static boolean hasMatrices(Class<?> type) {
        if (type == DoubleMatrix.class) {
            return true;
        }
        if (!type.isRecord()) {
            return false;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() != DoubleMatrix.class) {
                return false;
            }
        }
        return true;
    }

    private static Object value(Record from, RecordComponent component) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("results are public records", e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Record part) {
            return of(part);
        }
        if (value instanceof List<?> list) {
            // Not toList(): it refuses null, which stands for NaN.
            return list.stream().map(RecordTree::plain).collect(Collectors.toList());
        }
        if (value instanceof Double number) {
            // Infinite settings are meant, NaN says that there is no number.
            return number.isInfinite() ? number.toString() : Json.finiteOrNull(number);
        }
        return value instanceof Enum<?> constant ? Charts.word(constant) : value;
    }
}
