package main

import (
	"example.com/pulumi-zipwhip/sdk/go/zipwhip"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

const receiver = "https://hooks.example.com/zipwhip"

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		received, err := zipwhip.NewWebhook(ctx, "received", &zipwhip.WebhookArgs{
			Event: zipwhip.HookEventReceive,
			Url:   pulumi.String(receiver + "/receive"),
		})
		if err != nil {
			return err
		}
		_, err = zipwhip.NewLine(ctx, "support", &zipwhip.LineArgs{
			Hooks: zipwhip.LineHooksArgs{
				Send: zipwhip.LineHookArray{zipwhip.LineHookArgs{Url: pulumi.String(receiver + "/send")}},
				Change: zipwhip.LineHookArray{zipwhip.LineHookArgs{
					Url:    pulumi.String(receiver + "/optout"),
					Method: zipwhip.HookMethodPut,
				}},
			},
		})
		if err != nil {
			return err
		}
		ctx.Export("id", received.WebhookId)
		return nil
	})
}
