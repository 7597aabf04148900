import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { withoutTexts } from "#lib/media/png-texts.ts";

/** Runs alone in a process that may be killed: reads one picture and writes its clean forms into a folder. */
const [source = "", folder = ""] = process.argv.slice(2);
const widths = [480, 960, 1600];
const most = 1600;
/** Above this an opaque picture is a photograph, for which PNG is the wrong form. */
const photographPixels = 500_000;

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer", "VipsForeignLoadNsgifBuffer"],
});

const bytes = withoutTexts(await readFile(source));
const options = { limitInputPixels: 40e6, pages: 1, failOn: "error" } as const;
const about = await sharp(bytes, options).metadata();
const { format, hasAlpha = false } = about;
const turned = (about.orientation ?? 1) >= 5;
const fullWidth = turned ? about.height : about.width;
const lossless = (format === "png" || format === "gif") && (hasAlpha || about.width * about.height <= photographPixels);
const second = lossless || hasAlpha ? "png" : "jpg";
const largest = Math.min(fullWidth, most);

/** One decode; the smaller forms are made of the largest. */
const { data, info } = await sharp(bytes, options)
  .autoOrient()
  .resize({ width: largest, withoutEnlargement: true })
  .toColourspace("srgb")
  .raw()
  .toBuffer({ resolveWithObject: true });
const raw = { width: info.width, height: info.height, channels: info.channels };

const forms: { width: number; height: number; suffix: string; mediaType: string; bytes: number }[] = [];
for (const width of [...widths.filter((each) => each < largest), largest]) {
  for (const extension of ["webp", second]) {
    const suffix = `-${width}.${extension}`;
    const file = join(folder, suffix.slice(1));
    const picture = sharp(data, { raw }).resize({ width });
    const made =
      extension === "webp"
        ? picture.webp({ quality: 82, effort: 3 })
        : extension === "png"
          ? picture.png({ compressionLevel: 7 })
          : picture.jpeg({ quality: 84, progressive: true });
    const { height } = await made.toFile(file);
    const mediaType = extension === "jpg" ? "image/jpeg" : `image/${extension}`;
    forms.push({ width, height, suffix, mediaType, bytes: (await stat(file)).size });
  }
}
process.stdout.write(JSON.stringify({ width: info.width, height: info.height, forms }));
