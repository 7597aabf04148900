type Props = {
  roles: readonly (readonly [string, string])[];
  channels: readonly { id: number; name: string }[];
  given?: { roles: readonly string[]; channelIds: readonly number[] };
};

/** What somebody is, and the channels they are kept to; none ticked means all. */
export function AccessFields({ roles, channels, given }: Props) {
  return (
    <>
      <fieldset className="field">
        <legend>岗位</legend>
        <p className="hint">可以同时担任几个。终审和管理员须开启两步验证；管理员不发布稿件，终审不管用户。</p>
        <div className="choices">
          {roles.map(([role, label]) => (
            <label className="choice" key={role}>
              <input type="checkbox" name="roles" value={role} defaultChecked={given?.roles.includes(role)} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>只限这些栏目</legend>
        <p className="hint">一个都不选，就是全部栏目</p>
        <div className="choices">
          {channels.map(({ id, name }) => (
            <label className="choice" key={id}>
              <input type="checkbox" name="channelIds" value={id} defaultChecked={given?.channelIds.includes(id)} />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
