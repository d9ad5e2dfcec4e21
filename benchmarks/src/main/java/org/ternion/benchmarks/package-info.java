/** JMH benchmarks, one package per module they measure; nothing here is part of the library. */
package org.ternion.benchmarks;
