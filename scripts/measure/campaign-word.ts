/** 2,000 damaged documents through the reader of Word files: npm run campaign:word [-- how many]. */
import { runMutants } from "@/lib/testing/word/mutant-run";

async function campaign() {
  const most = Math.min(Number(process.argv[2] ?? 2_000), 100_000);
  const { read, refused, slowest, faults } = await runMutants(0, most, 2_000);
  process.stdout.write(
    `${most} documents: ${read} read, ${refused} refused, the slowest in ${Math.round(slowest)} ms, ${faults.length} faults\n`,
  );
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

void campaign();
