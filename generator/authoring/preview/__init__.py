"""A site under edit -> the same site in a browser on this machine, brought up to date at each save.

    watch     files on the disk        -> "something changed"
    builder   options                  -> outcome, in a process of its own
    outcome   what a build returned or raised -> what a preview shows of it
    board     the newest outcome       -> told to every open page
    panel     outcome, address         -> the panel that lies over that page
    files     address                  -> file of the built site
    app       request                  -> response
    session   all of them together, until somebody presses Ctrl-C

Nothing of this is ever written into a site: banner and panel are put in when a page is sent.
"""
