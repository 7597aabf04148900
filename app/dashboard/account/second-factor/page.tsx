import type { Metadata } from "next";
import { CodeForm } from "#components/dashboard/code-form.tsx";
import { OfficeForm } from "#components/dashboard/office-form.tsx";
import { requireSignedIn } from "#lib/auth/actor.ts";
import { readSecondFactor, type SecondFactor } from "#lib/auth/dashboard.ts";
import { minuteLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";
import { getSettings } from "#lib/settings/public.ts";
import { qrPath } from "#lib/sharing/qr.ts";
import { beginEnrolmentAction, confirmEnrolmentAction, dropSecondFactorAction, renewRecoveryCodesAction } from "./actions.ts";

export const metadata: Metadata = { title: "两步验证" };

export default async function SecondFactorPage() {
  const { person, mustEnrol } = await requireSignedIn();
  const factor = await readSecondFactor(person, (await getSettings()).siteName);
  return (
    <main className="main narrow" id="content">
      <div className="page-head">
        <h1>两步验证</h1>
        {mustEnrol ? null : (
          <a className="link push" href={routes.account()}>
            返回我的账号
          </a>
        )}
      </div>
      {mustEnrol ? <p className="notice warning">终审和管理员必须开启两步验证，开启之后才能进入工作台。</p> : null}
      <div className="card form-card">
        {factor.confirmedAt ? null : <Enrolment {...factor} />}
        <CodeForm
          action={confirmEnrolmentAction}
          label="验证器上的六位数字"
          button="开启"
          next={routes.account()}
          asking={factor.enrolling !== null}
        />
        {factor.confirmedAt ? <Standing {...factor} /> : null}
      </div>
    </main>
  );
}

function Enrolment({ enrolling }: SecondFactor) {
  if (!enrolling)
    return (
      <OfficeForm action={beginEnrolmentAction} className="stack" label="开启两步验证">
        <p>登录时除了密码，再看一眼手机上的六位数字。先在手机上装一个验证器，例如微信小程序“腾讯身份验证器”、Microsoft Authenticator 或 FreeOTP。</p>
        <button type="submit" className="button primary">
          开始设置
        </button>
      </OfficeForm>
    );
  const { size, path } = qrPath(enrolling.uri);
  return (
    <>
      <ol className="numbered">
        <li>用手机上的验证器扫这个二维码。</li>
        <li>把验证器上显示的六位数字填在下面。</li>
      </ol>
      <svg className="qr" viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label="设置两步验证的二维码">
        <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        扫不了的话，手工输入密钥：<code className="secret">{enrolling.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
    </>
  );
}

function Standing({ confirmedAt, codesLeft }: SecondFactor) {
  return (
    <>
      <p>
        <span className="tag good">已开启</span> {confirmedAt ? minuteLabel(confirmedAt) : ""}
      </p>
      <p className={codesLeft < 3 ? "notice warning" : "muted"}>还有{codesLeft}个恢复码可用。恢复码是手机不在身边时用的，每个只能用一次。</p>
      <section className="stack" aria-labelledby="renew">
        <h2 id="renew">换一组恢复码</h2>
        <CodeForm action={renewRecoveryCodesAction} label="验证器上的六位数字" button="换一组" />
      </section>
      <section className="stack" aria-labelledby="drop">
        <h2 id="drop">换手机，或关闭两步验证</h2>
        <p className="muted">先关闭，再用新手机开启。终审和管理员关闭之后须马上重新开启。</p>
        <CodeForm action={dropSecondFactorAction} label="旧手机上的六位数字" button="关闭两步验证" danger />
      </section>
    </>
  );
}
