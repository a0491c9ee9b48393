import pulumi
import pulumi_zipwhip as zipwhip

receiver = "https://hooks.example.com/zipwhip"

received = zipwhip.Webhook("received", event=zipwhip.HookEvent.RECEIVE, url=f"{receiver}/receive")
zipwhip.Line(
    "support",
    hooks=zipwhip.LineHooksArgs(
        send=[zipwhip.LineHookArgs(url=f"{receiver}/send")],
        change=[zipwhip.LineHookArgs(url=f"{receiver}/optout", method=zipwhip.HookMethod.PUT)],
    ),
)

pulumi.export("id", received.webhook_id)
