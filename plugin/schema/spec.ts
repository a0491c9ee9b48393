/** A property, as far as this package needs Pulumi's schema language (pkg/codegen/schema/pulumi.json). */
export interface PropertySpec {
  description?: string;
  type?: "string" | "boolean" | "number" | "integer" | "array" | "object";
  $ref?: string;
  items?: PropertySpec;
  additionalProperties?: PropertySpec;
  default?: string | boolean | number;
  defaultInfo?: { environment: readonly string[] };
  secret?: boolean;
  willReplaceOnChanges?: boolean;
}

export type Properties<Names extends string> = Record<Names, PropertySpec>;

/** A reference to a type of this package. */
export function typeRef(name: string): string {
  return `#/types/zipwhip:index:${name}`;
}
