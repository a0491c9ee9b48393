/** The type of the plugin's provider, as a state names it. */
export const PROVIDER_TYPE = "pulumi:providers:zipwhip";

/**
 * Whether a program declares the provider. Otherwise it is the engine's default one, with what the stack's config says. The
 * engine names that `default`, with the version and the address that the program's SDK asks for: pulumi/pulumi,
 * pkg/resource/deploy/providers/provider.go. A program's own can be called `default-support`, or `default_support`.
 *
 * @param urn the provider's; empty where nobody says
 */
export function isDeclared(urn: string): boolean {
  const name = urn.split("::")[3] ?? "";
  return !/^default(_\d+_\d+_\d+(_.*)?|_[^/]+\/.*)?$/.test(name);
}
