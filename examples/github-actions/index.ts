import * as zipwhip from "pulumi-zipwhip";

const receiver = "https://hooks.example.com/support";

new zipwhip.ZipwhipLine("support", {
  hooks: { receive: `${receiver}/receive`, progress: `${receiver}/progress` },
  // What somebody installs by hand is then drift, and the nightly job shows it.
  exclusive: true,
});
