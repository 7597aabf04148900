import { describe, expect, test } from "vitest";
import { cleanName, disposition } from "./file-name.ts";
import { kindOf } from "./kinds.ts";

const read = (bytes: Buffer | string, name: string) => {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
  return kindOf(buffer, buffer, buffer.length, name);
};
const hex = (text: string) => Buffer.concat([Buffer.from(text, "hex"), Buffer.alloc(64, 1)]);

describe("kindOf", () => {
  test.each([
    ["a JPEG by its bytes, whatever its name", hex("ffd8ffe0"), "报表.docx", "jpg"],
    ["a PNG", hex("89504e470d0a1a0a"), "图.png", "png"],
    ["a PDF", "%PDF-1.7\n", "通知.pdf", "pdf"],
    ["plain text", "你好", "说明.txt", "txt"],
    ["older Word, told by its name", hex("d0cf11e0a1b11ae1"), "通知.doc", "doc"],
  ])("takes %s", (_, bytes, name, extension) => expect(read(bytes, name)).toMatchObject({ extension }));

  test.each([
    ["nothing", "", "空.txt"],
    ["SVG under a picture's name", "<svg xmlns='x' onload='alert(1)'>", "图.png"],
    ["a page under a text's name", "<!doctype html><script>1</script>", "说明.txt"],
    ["a PDF that begins with something else", "x%PDF-1.7", "通知.pdf"],
    ["AVIF", Buffer.concat([Buffer.alloc(4), Buffer.from("ftypavif"), Buffer.alloc(40)]), "图.jpg"],
    ["TIFF", hex("49492a00"), "图.tif"],
    ["a GIF that promises a huge screen", hex("474946383961ffffffff"), "图.gif"],
    ["a program", hex("4d5a9000"), "图.jpg"],
    ["a broken zip", hex("504b0304"), "包.zip"],
    ["the bytes of Word under a foreign name", hex("d0cf11e0a1b11ae1"), "图.jpg"],
  ])("refuses %s in words", (_, bytes, name) => expect(read(bytes, name)).toMatchObject({ refusal: expect.stringMatching(/\p{Script=Han}/u) }));
});

describe("names of files", () => {
  test.each([
    ["../../etc/passwd", "jpg", "passwd.jpg"],
    ["C:\\用户\\图 片.JPG", "jpg", "图 片.jpg"],
    ["报告\u202Egpj.exe", "png", "报告gpj.png"],
    ["a\r\nSet-Cookie: x=1.png", "png", "aSet-Cookie x=1.png"],
    ["...", "png", "未命名.png"],
  ])("%j becomes a name without a path", (given, extension, expected) => expect(cleanName(given, extension)).toBe(expected));

  test("a header says a Chinese name without breaking", () => {
    const header = disposition("年度\"报告'(终).pdf");
    expect(header).toMatch(/^attachment; filename="[\w. ()-]+"; filename\*=UTF-8''[\w.%-]+$/);
    expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe("年度\"报告'(终).pdf");
  });
});
