package org.ternion.sphere.navigate;

import java.util.List;
import java.util.Objects;
import org.ternion.sphere.cone.SearchResult;
import org.ternion.sphere.harmonic.Peak;

/**
 * Where a query led to.
 *
 * @param result     the best of the points met, by their cosine with the query in all dimensions
 * @param confidence mean resultant length of the intensity of the field, in {@code [0, 1]}: 1 if all of it is in one
 *                   place of the map, 0 if it is balanced around the sphere or there is none. It says how definite the
 *                   place is, not how good the result
 * @param peaks      of the field, highest first
 * @see <a href="https://doi.org/10.1002/9780470316979">Mardia and Jupp (2000), Directional Statistics, section 9.2</a>
 */
public record Navigation(SearchResult result, double confidence, List<Peak> peaks) {
    /**
     * Copies the list.
     *
     * @param result     what was found
     * @param confidence in {@code [0, 1]}
     * @param peaks      of the field
     */
    public Navigation {
        Objects.requireNonNull(result, "result");
        peaks = List.copyOf(peaks);
    }
}
