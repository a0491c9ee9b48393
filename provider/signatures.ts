/** How the engine marks a value that is more than its JSON. Source: pulumi/pulumi, sdk/go/common/resource/sig/sig.go. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
