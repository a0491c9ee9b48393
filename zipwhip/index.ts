export * from "./hook";
export * from "./redact";
export * from "./session";
