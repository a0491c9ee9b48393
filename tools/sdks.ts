import { generateSdk, LANGUAGES, sdkFolder } from "./sdks/generate";

async function main(): Promise<void> {
  for (const language of LANGUAGES) {
    await generateSdk(language);
    console.log(sdkFolder(language));
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
