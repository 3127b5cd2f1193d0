// The hosted page's own script: keeps the summary up to date, waits for the bank, prints the receipt.
// Every step works without it.
"use strict";

const script = document.currentScript;

function watchOptions() {
  const form = document.querySelector("form");
  const show = (id, text) => { document.getElementById(id).textContent = text; };
  const update = async () => {
    const choice = new URLSearchParams(new FormData(form));
    choice.delete("form_token");
    const answer = await fetch(`${script.dataset.summary}?${choice}`);
    const { amount, fee, total } = await answer.json();
    show("summary-amount", amount ?? "-");
    show("summary-fee", fee ?? "-");
    show("summary-total", total ?? "-");
  };
  document.getElementById("amount").addEventListener("input", () => {
    document.getElementById("pay-other").checked = true;
  });
  form.addEventListener("input", update);
}

function waitForBank() {
  const form = document.getElementById("verification");
  let gone = false;
  const go = () => {
    if (!gone) {
      gone = true;
      form.submit();
    }
  };
  form.addEventListener("submit", () => { gone = true; });
  window.addEventListener("message", (event) => {
    if (event.origin === script.dataset.bank && event.data === "challenge-answered") {
      go();
    }
  });
  const opener = document.getElementById("bank");
  if (opener) {
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      window.open(opener.href, "bank", "popup,width=520,height=680");
    });
  }
  const ask = async () => {
    const answer = await fetch(script.dataset.state);
    if ((await answer.json()).done) {
      go();
    }
  };
  setInterval(ask, 2000);
}

function printReceipt() {
  document.getElementById("print").addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}

const pages = { options: watchOptions, verify: waitForBank, thankyou: printReceipt };
pages[script.dataset.page]();
// The real portal leaves something in the browser; the terminal must be seen to forget it.
localStorage.setItem("portal.last", location.pathname);
