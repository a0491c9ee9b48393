// Zipwhip web hooks as code
package zipwhip
