Console.Error.WriteLine("smppsaga"); return 2;
