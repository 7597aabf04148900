import { createServer } from "node:net";
import { Fault } from "./fault.mjs";

/** @param {number} port @param {string | undefined} host */
function tryToListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Refuses early, before anything is installed or built, when nobody could listen there. @param {number} port @param {string | undefined} host */
export async function demandFreePort(port, host) {
  try {
    await tryToListen(port, host);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "EADDRINUSE") {
      throw new Fault({
        cause: `端口 ${port} 已被占用（可能本站已在运行）`,
        cure: "停掉占用它的程序，或换一个端口",
        command: `PORT=${port === 65_535 ? 3000 : port + 1} npm start\nss -ltnp 'sport = :${port}'`,
      });
    }
    if (code === "EACCES")
      throw new Fault({
        cause: `没有权限监听端口 ${port}（小于 1024 的端口需要特权）`,
        cure: "换一个端口，前面放反向代理",
        command: "PORT=3000 npm start",
      });
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new Fault({ cause: `本机没有地址 ${host}`, cure: "改正 HOST，或不设它以监听全部地址", command: "ip -brief address" });
    throw error;
  }
}
