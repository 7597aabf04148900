import { Fault } from "#bin/startup/fault.mjs";

/** Drizzle wraps what the driver said. */
function innermost(error: unknown): { code?: string; message?: string } {
  return error instanceof Error && error.cause ? innermost(error.cause) : (error as { code?: string; message?: string });
}

/** What is wrong with DATABASE_URL, without ever printing its password. */
export function connectionFault(error: unknown, url: string): Fault | null {
  const { code, message } = innermost(error);
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname}:${port || 5432}`;
  const name = decodeURIComponent(pathname.slice(1));
  const user = decodeURIComponent(username);
  const login = `psql -h ${hostname} -p ${port || 5432} -U ${user || "postgres"} -d ${name}`;
  if (code === "ECONNREFUSED")
    return new Fault({
      cause: `DATABASE_URL 指向的 ${where} 没有数据库在监听（连接被拒绝）`,
      cure: "启动该数据库，或改正主机与端口；不设 DATABASE_URL 则用内置数据库",
      command: `pg_isready -h ${hostname} -p ${port || 5432}`,
    });
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return new Fault({ cause: `DATABASE_URL 中的主机名 ${hostname} 无法解析`, cure: "改正主机名，或检查 DNS", command: `getent hosts ${hostname}` });
  if (code === "CONNECT_TIMEOUT" || code === "ETIMEDOUT" || code === "EHOSTUNREACH" || code === "ENETUNREACH")
    return new Fault({
      cause: `连接 ${where} 超时`,
      cure: "检查网络与防火墙，或改正主机与端口",
      command: `pg_isready -h ${hostname} -p ${port || 5432}`,
    });
  if (code === "28P01" || code === "28000")
    return new Fault({
      cause: `${where} 拒绝了用户 ${user || "（未给出）"} 的登录：口令错误或不允许登录`,
      cure: "改正 DATABASE_URL 中的用户名与口令（特殊字符要用 %XX 编码）",
      command: login,
    });
  if (code === "3D000")
    return new Fault({
      cause: `${where} 上没有名为 ${name} 的数据库`,
      cure: "先建立该数据库（需要有建库权限的用户）",
      command: `createdb -h ${hostname} -p ${port || 5432} -U ${user || "postgres"} ${name}`,
    });
  if (code === "53100" || /No space left on device/.test(message ?? ""))
    return new Fault({ cause: `${where} 的数据库所在磁盘已满`, cure: "腾出至少 1 GB 空间后重新执行同一命令", command: "df -h" });
  if (code === "53300")
    return new Fault({
      cause: `${where} 的连接数已满`,
      cure: "关闭多余的连接，或提高 max_connections 后重试",
      command: `${login} -c "select count(*) from pg_stat_activity"`,
    });
  if (code === "53100") return new Fault({ cause: `${where} 的数据库所在磁盘已满`, cure: "腾出至少 1 GB 空间后重新执行同一命令", command: "df -h" });
  if (code?.startsWith("CONNECTION_") || code === "57P01" || code === "57P02")
    return new Fault({
      cause: `与 ${where} 的数据库的连接中断了`,
      cure: "查看数据库的日志（内置数据库的在 DATA_DIR 下的 pg.log），处理后重试",
      command: `pg_isready -h ${hostname} -p ${port || 5432}`,
    });
  if (code === "57P03")
    return new Fault({ cause: `${where} 的数据库正在启动或恢复`, cure: "稍候再试", command: `pg_isready -h ${hostname} -p ${port || 5432}` });
  if (code?.startsWith("42501"))
    return new Fault({
      cause: `用户 ${user} 在数据库 ${name} 中权限不足：${message}`,
      cure: "授予该用户建表的权限",
      command: `psql -d ${name} -c 'grant create on schema public to "${user}"; grant create on database "${name}" to "${user}"'`,
    });
  return null;
}
