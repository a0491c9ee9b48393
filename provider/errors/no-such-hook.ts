/** A lookup by id (`ZipwhipWebhook.get`) found nothing. */
export class NoSuchHookError extends Error {
  override readonly name = "NoSuchHookError";

  constructor(webhookId: string) {
    super(
      `no hook ${webhookId} is installed on the session's line. Check the id and the line; webhook/list shows what is installed`,
    );
  }
}
