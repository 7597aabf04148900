import { PasswordField } from "#components/dashboard/password-field.tsx";

type Props = { action: string; button: string; name?: string; email?: { value?: string; fixed: boolean } };

/** Name, address and password of somebody who opens an account, or only a new password. */
export function NewAccountForm({ action, button, name, email }: Props) {
  return (
    <form action={action} method="post" className="stack">
      {email ? (
        <div className="field">
          <label htmlFor="email">邮箱</label>
          <input
            className="input"
            id="email"
            name="email"
            type="text"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            readOnly={email.fixed}
            defaultValue={email.value}
          />
        </div>
      ) : null}
      {name === undefined ? null : (
        <div className="field">
          <label htmlFor="name">姓名</label>
          <input className="input" id="name" name="name" autoComplete="name" required maxLength={30} defaultValue={name} />
        </div>
      )}
      <PasswordField name="password" label="密码" autoComplete="new-password" hint="至少12个字符；一句自己记得住的话最好" />
      <PasswordField name="again" label="再输一次密码" autoComplete="new-password" />
      <button className="button primary wide" type="submit">
        {button}
      </button>
    </form>
  );
}
