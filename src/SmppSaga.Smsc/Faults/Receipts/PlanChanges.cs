namespace SmppSaga.Smsc;

/// <summary>What receipt faults do to a plan.</summary>
internal static class PlanChanges
{
    /// <summary>Puts another draft in the place of each.</summary>
    public static void ForEachReplaced(this List<ReceiptDraft> plan, Func<ReceiptDraft, ReceiptDraft> change)
    {
        for (int i = 0; i < plan.Count; i++)
        {
            plan[i] = change(plan[i]);
        }
    }

    /// <summary>Adds one made from the last; nothing when there is none.</summary>
    public static void AddBehindLast(this List<ReceiptDraft> plan, Func<ReceiptDraft, ReceiptDraft> make)
    {
        if (plan.Count > 0)
        {
            plan.Add(make(plan[^1]));
        }
    }
}
