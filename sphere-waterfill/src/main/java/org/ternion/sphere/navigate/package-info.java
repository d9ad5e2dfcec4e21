/**
 * Search by way of a map on the ordinary sphere: {@link org.ternion.sphere.navigate.FieldNavigator} turns a query
 * into a field over the map, goes where the field has its peaks, and compares the query with the points it meets
 * there. {@link org.ternion.sphere.navigate.Projection3} makes a map of vectors of any dimension. What the map cannot
 * show is not found; the index of {@code cone} is the way to find what is nearest.
 */
package org.ternion.sphere.navigate;
