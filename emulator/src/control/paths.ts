/** Everything that the control API answers. */
export const PATHS = [
  "GET /emulator/lines",
  "POST /emulator/lines",
  "POST /emulator/lines/:deviceId/sessions",
  "GET /emulator/lines/:deviceId/hooks",
  "POST /emulator/lines/:deviceId/hooks",
  "PATCH /emulator/hooks/:id",
  "DELETE /emulator/hooks/:id",
  "GET /emulator/requests?path=&deviceId=",
  "DELETE /emulator/requests",
  "GET /emulator/faults",
  "POST /emulator/faults",
  "DELETE /emulator/faults",
  "GET /emulator/choices",
  "PATCH /emulator/choices",
  "POST /emulator/reset",
] as const;
